import { ModelPanel } from '../../../components/model-state/model-panel.tsx';
import { useModel } from '../../../components/model-state/use-model.tsx';
import styles from './model-banner.module.css';

/** Above the field, where no model can answer: what that means, and what mends it. */
export function ModelBanner() {
  const model = useModel();
  if (!model.status || model.status.state === 'ready') return null;
  return (
    <div className={styles.banner}>
      <ModelPanel model={model} />
    </div>
  );
}
