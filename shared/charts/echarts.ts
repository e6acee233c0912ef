import { BarChart, CustomChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, CustomChart, LineChart, SankeyChart, ScatterChart, GridComponent, LegendComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

/** ECharts with exactly the parts our charts need. */
export { init };
