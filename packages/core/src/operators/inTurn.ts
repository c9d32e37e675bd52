import { isObservable, Observable, Subject, takeUntil, type OperatorFunction } from 'rxjs';

/**
 * Gives the answers to each value: a list at once, an observable as it comes. At most so many observables are under way;
 * meanwhile the other values wait, and are taken in the order in which they came.
 *
 * It is `mergeMap` with a bound, with a loop in place of a recursion: there, a few hundred values that have waited for one
 * and are then answered at once overflow the stack, and the rest is lost without a word (rxjs 7.8.2).
 */
export const inTurn =
  <In, Out>(answer: (value: In) => readonly Out[] | Observable<Out>, atOnce = 1): OperatorFunction<In, Out> =>
  (source) =>
    new Observable((subscriber) => {
      // Two lists, because taking the first out of a long one moves all the others.
      let coming: In[] = [];
      let going: In[] = [];
      let gone = 0;
      let underWay = 0;
      let isTaking = false;
      let isSourceDone = false;
      const ended = new Subject<void>();

      const isWaiting = (): boolean => gone < going.length || coming.length > 0;
      const next = (): In => {
        if (gone === going.length) {
          going.length = gone = 0;
          [coming, going] = [going, coming];
        }
        return going[gone++]!;
      };
      const take = (value: In): void => {
        const answers = answer(value);
        if (!isObservable(answers)) {
          for (const each of answers) subscriber.next(each);
          return;
        }
        underWay++;
        answers.pipe(takeUntil(ended)).subscribe({
          next: (each) => subscriber.next(each),
          error: (error: unknown) => subscriber.error(error),
          complete: () => {
            underWay--;
            takeAll();
          },
        });
      };
      const takeAll = (): void => {
        // Whoever gives a value back while it is answered, and an answer that comes at once, are taken by the loop.
        if (isTaking) return;
        isTaking = true;
        try {
          while (!subscriber.closed && underWay < atOnce && isWaiting()) take(next());
        } catch (error) {
          subscriber.error(error);
        }
        isTaking = false;
        if (isSourceDone && underWay === 0 && !isWaiting()) subscriber.complete();
      };

      subscriber.add(() => ended.next());
      source.pipe(takeUntil(ended)).subscribe({
        next: (value) => {
          coming.push(value);
          takeAll();
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          isSourceDone = true;
          takeAll();
        },
      });
    });
