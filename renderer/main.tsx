import './styles/index.css';
import { App } from './app.tsx';
import { start } from './layout/start.tsx';

await start(<App />);
