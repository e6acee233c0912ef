import Box from '@mui/material/Box';
import type { GroupNode } from '../rule/rule-tree.ts';
import { AddCondition } from './AddCondition.tsx';
import { ConditionSentence } from './ConditionSentence.tsx';
import { JoinSentence } from './JoinSentence.tsx';
import { PartFrame } from './PartFrame.tsx';

/** The parts of a group, groups among them with their own, and the button that adds. */
export function PartList({ group, depth }: { readonly group: GroupNode; readonly depth: number }) {
  return (
    <>
      <Box component="ul" sx={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {group.of.map((node, place) =>
          node.kind === 'condition' ? (
            <PartFrame key={node.id} node={node} place={place} join={group.join} sentence={<ConditionSentence node={node} />} />
          ) : (
            <PartFrame key={node.id} node={node} place={place} join={group.join} sentence={<JoinSentence group={node} isRoot={false} />}>
              <Box
                sx={(theme) => ({
                  marginInlineStart: { xs: 1, sm: 12 },
                  marginBlockStart: 1,
                  paddingInlineStart: { xs: 2, sm: 3 },
                  borderInlineStart: `2px solid ${theme.tokens.edge}`,
                })}
              >
                <PartList group={node} depth={depth + 1} />
              </Box>
            </PartFrame>
          ),
        )}
      </Box>
      <AddCondition group={group} depth={depth} />
    </>
  );
}
