import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n.ts';
import { IconButton } from './icon-button.tsx';

interface CopyButtonProps {
  label: string;
  /** What is copied, made when it is wanted. */
  text: () => string;
  className?: string | undefined;
  /** Where copying is what the person came for. */
  autoFocus?: boolean;
}

const SHOWN_MS = 1600;

/** Copies a text and says so for a moment. */
export function CopyButton({ label, text, className, autoFocus }: CopyButtonProps) {
  const { t } = useTexts('common');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <IconButton
        small
        autoFocus={autoFocus}
        className={className}
        icon={copied ? Check : Copy}
        label={copied ? t('copied') : label}
        onClick={async () => {
          await navigator.clipboard.writeText(text());
          setCopied(true);
        }}
      />
      <span role="status" className="visually-hidden">
        {copied && t('copied')}
      </span>
    </>
  );
}
