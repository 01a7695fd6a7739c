import { type Ref, useMemo } from 'react';
import type { Article, PassagePlace } from '../../../shared/model.ts';
import { Markdown } from '../markdown/index.tsx';
import styles from './article-sections.module.css';
import { markedSections, type Wanted } from './marked.ts';
import { sectionsOf } from './sections.ts';

interface ArticleSectionsProps {
  article: Article;
  passages: readonly PassagePlace[];
  /** The passage that is marked; undefined for none. */
  wanted: Wanted | undefined;
  /** Gets the element in which the marked passage begins. */
  passageRef: Ref<HTMLElement>;
}

/** An article's text in its sections, the passage that was looked for marked. */
export function ArticleSections({ article, passages, wanted, passageRef }: ArticleSectionsProps) {
  const sections = useMemo(() => sectionsOf(article.body, article.title), [article]);
  const [from, to] = (wanted && markedSections(sections, passages, wanted)) ?? [-1, -1];
  return sections.map(({ text }, index) => (
    <section
      // biome-ignore lint/suspicious/noArrayIndexKey: an article's sections never change places
      key={index}
      ref={index === from ? passageRef : null}
      className={styles.section}
      data-passage={index >= from && index < to}
    >
      <Markdown text={text} />
    </section>
  ));
}
