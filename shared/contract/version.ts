/** Version of the wire between renderer and host; both sides compare it on connection. */
export const CONTRACT_VERSION = 1;
