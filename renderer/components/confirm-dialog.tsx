import { AlertDialog, Button } from '@radix-ui/themes';
import { useFocusReturn } from '../hooks/use-focus-return.ts';
import styles from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  open: boolean;
  title: string;
  /** What it means, and what stays. */
  text: string;
  /** The words of the two buttons. */
  confirm: string;
  cancel: string;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that cannot be undone with a key. */
export function ConfirmDialog({
  open,
  title,
  text,
  confirm,
  cancel,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const focusReturn = useFocusReturn(open);
  return (
    <AlertDialog.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <AlertDialog.Content maxWidth="440px" {...focusReturn}>
        <AlertDialog.Title size="3" className={styles.title}>
          {title}
        </AlertDialog.Title>
        <AlertDialog.Description size="2">{text}</AlertDialog.Description>
        <div className={styles.actions}>
          <AlertDialog.Cancel>
            <Button variant="soft" color="gray">
              {cancel}
            </Button>
          </AlertDialog.Cancel>
          <AlertDialog.Action>
            <Button variant="soft" color="red" onClick={onConfirm}>
              {confirm}
            </Button>
          </AlertDialog.Action>
        </div>
      </AlertDialog.Content>
    </AlertDialog.Root>
  );
}
