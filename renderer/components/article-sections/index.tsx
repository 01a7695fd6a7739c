import type { Ref } from 'react';
import type { Article } from '../../../shared/model.ts';
import { Markdown } from '../markdown/index.tsx';
import styles from './article-sections.module.css';
import { sectionsOf } from './sections.ts';

interface ArticleSectionsProps {
  article: Article;
  /** The heading of the passage that is marked; empty for none. */
  heading: string;
  /** Gets the marked passage's element. */
  passageRef: Ref<HTMLElement>;
}

/** An article's text in its sections, the passage that was looked for marked. */
export function ArticleSections({ article, heading, passageRef }: ArticleSectionsProps) {
  return sectionsOf(article.body, article.title).map(({ path, text }, index) => {
    const isPassage = heading !== '' && path === heading;
    return (
      <section
        // biome-ignore lint/suspicious/noArrayIndexKey: an article's sections never change places
        key={index}
        ref={isPassage ? passageRef : null}
        className={styles.section}
        data-passage={isPassage}
      >
        <Markdown text={text} />
      </section>
    );
  });
}
