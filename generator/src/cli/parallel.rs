//! Work on as many threads as the machine has processors.

use std::num::NonZero;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

/// Documents nest, and so do the functions that read them; a new thread's stack is a quarter of the first one's.
const STACK: usize = 16 << 20;

/// Does the work on each item; the results stand in the order of the items.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = processors.min(items.len());
    let queue = Mutex::new(items.into_iter().enumerate());
    let done = Mutex::new(Vec::new());
    let worker = || {
        loop {
            let next = lock(&queue).next();
            let Some((index, item)) = next else {
                return;
            };
            let result = work(item);
            lock(&done).push((index, result));
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let thread = thread::Builder::new().stack_size(STACK);
            if thread.spawn_scoped(scope, worker).is_err() {
                worker();
            }
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// A panic of another thread ends the run anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        assert_eq!(
            map((0..100).collect(), |item| item * 2),
            (0..200).step_by(2).collect::<Vec<_>>()
        );
        assert!(map(Vec::<u8>::new(), |item| item).is_empty());
    }
}
