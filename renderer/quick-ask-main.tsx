import './styles/index.css';
import { start } from './layout/start.tsx';
import QuickAsk from './screens/quick-ask/index.tsx';

await start(<QuickAsk />);
