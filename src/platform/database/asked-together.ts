import type { Database } from './database.ts';

/** How many questions one statement carries. */
const MOST = 64;

/** So many statements of one kind are under way at once; questions that come meanwhile gather for the next. */
const AT_ONCE = 2;

/**
 * 合并询问 — questions of one kind that come at the same moment are put to the database in one statement.
 *
 * A look-up by key costs little but the way there and back, and what it writes down waits for the disk: both are paid once for
 * all who wait. Each question is sent after it has come, so no answer is older than its question. A statement that fails is
 * asked again for each of its questions by itself: nobody is refused for what stands beside them.
 */
export function askedTogether<Question, Answer>(
  ask: (db: Database, questions: readonly Question[]) => Promise<readonly Answer[]>,
): (db: Database, question: Question) => Promise<Answer> {
  const queues = new WeakMap<Database, Queue<Question, Answer>>();
  return (db, question) => {
    const queue = queues.get(db) ?? new Queue((questions) => ask(db, questions));
    queues.set(db, queue);
    return queue.answerTo(question);
  };
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer | PromiseLike<Answer>) => void;
  readonly reject: (error: unknown) => void;
}

class Queue<Question, Answer> {
  readonly #ask: (questions: readonly Question[]) => Promise<readonly Answer[]>;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #underWay = 0;
  #isCalled = false;

  constructor(ask: (questions: readonly Question[]) => Promise<readonly Answer[]>) {
    this.#ask = ask;
  }

  answerTo(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject });
      this.#call();
    });
  }

  /** When all requests that lie there have been heard, and not before. */
  #call(): void {
    if (this.#isCalled) return;
    this.#isCalled = true;
    setImmediate(() => {
      this.#isCalled = false;
      if (this.#underWay < AT_ONCE && this.#waiting.length > 0) void this.#send(this.#waiting.splice(0, MOST));
    });
  }

  async #send(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    this.#underWay += 1;
    try {
      const answers = await this.#ask(asked.map(({ question }) => question));
      for (const [at, { resolve }] of asked.entries()) resolve(answers[at] as Answer); // one for each question
    } catch (error) {
      for (const { question, resolve, reject } of asked) {
        if (asked.length === 1) reject(error);
        else resolve(this.#alone(question));
      }
    } finally {
      this.#underWay -= 1;
      if (this.#waiting.length > 0) this.#call();
    }
  }

  async #alone(question: Question): Promise<Answer> {
    const [answer] = await this.#ask([question]);
    return answer as Answer; // one for each question
  }
}
