//! What the benchmarks call of rayon and of crossbeam, whose channel rayon brings along. All but the
//! functions of a pool, and those of a channel, are called inside of a pool.

use crossbeam_channel::{bounded, unbounded, Receiver, Sender};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::ffi::c_void;
use std::slice::{from_raw_parts, from_raw_parts_mut};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

#[no_mangle]
pub extern "C" fn rayon_open_pool(width: usize) -> *mut ThreadPool {
    let pool = ThreadPoolBuilder::new().num_threads(width).build();
    Box::into_raw(Box::new(pool.expect("threads for a pool")))
}

/// # Safety
/// `pool` comes from `rayon_open_pool` and is not used again.
#[no_mangle]
pub unsafe extern "C" fn rayon_close_pool(pool: *mut ThreadPool) {
    drop(Box::from_raw(pool));
}

struct Context(*const c_void);

// SAFETY: the thread that hands the pointer to another one waits until that has done with it.
unsafe impl Send for Context {}

impl Context {
    fn pointer(self) -> *const c_void {
        self.0
    }
}

/// # Safety
/// `body` may be called on another thread with `context` while the caller waits.
#[no_mangle]
pub unsafe extern "C" fn rayon_run(
    pool: *const ThreadPool,
    body: extern "C" fn(*const c_void),
    context: *const c_void,
) {
    let context = Context(context);
    (*pool).install(move || body(context.pointer()));
}

/// # Safety
/// `pool` is open.
#[no_mangle]
pub unsafe extern "C" fn rayon_add_one(pool: *const ThreadPool, value: u64) -> u64 {
    (*pool).install(|| value + 1)
}

fn fib(n: u64) -> u64 {
    if n < 2 {
        return n;
    }
    let (a, b) = rayon::join(|| fib(n - 1), || fib(n - 2));
    a + b
}

#[no_mangle]
pub extern "C" fn rayon_fib(n: u64) -> u64 {
    fib(n)
}

/// Each node has two children or none.
pub struct Node {
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
    value: u64,
}

fn grow(levels: u32, value: u64) -> Option<Box<Node>> {
    if levels == 0 {
        return None;
    }
    let left = grow(levels - 1, 2 * value);
    let right = grow(levels - 1, 2 * value + 1);
    Some(Box::new(Node { left, right, value }))
}

fn sum(tree: &Node) -> u64 {
    match (&tree.left, &tree.right) {
        (Some(left), Some(right)) => {
            let (a, b) = rayon::join(|| sum(left), || sum(right));
            tree.value + a + b
        }
        _ => tree.value,
    }
}

#[no_mangle]
pub extern "C" fn rayon_grow_tree(levels: u32) -> *mut Node {
    Box::into_raw(grow(levels, 1).expect("a tree with levels"))
}

/// # Safety
/// `tree` comes from `rayon_grow_tree` and is not used again.
#[no_mangle]
pub unsafe extern "C" fn rayon_drop_tree(tree: *mut Node) {
    drop(Box::from_raw(tree));
}

/// # Safety
/// `tree` comes from `rayon_grow_tree`.
#[no_mangle]
pub unsafe extern "C" fn rayon_sum_tree(tree: *const Node) -> u64 {
    sum(&*tree)
}

/// # Safety
/// `x` and `y` point to `size` elements each, and those of `y` are nobody else's meanwhile.
#[no_mangle]
pub unsafe extern "C" fn rayon_saxpy(y: *mut f32, x: *const f32, size: usize, a: f32) {
    let (y, x) = (from_raw_parts_mut(y, size), from_raw_parts(x, size));
    y.par_iter_mut().zip(x).for_each(|(y, x)| *y += a * x);
}

/// # Safety
/// `x`, `y` and `z` point to `size` elements each, and those of `z` are nobody else's meanwhile.
#[no_mangle]
pub unsafe extern "C" fn rayon_triad(
    z: *mut f64,
    x: *const f64,
    y: *const f64,
    size: usize,
    a: f64,
) {
    let (x, y) = (from_raw_parts(x, size), from_raw_parts(y, size));
    let z = from_raw_parts_mut(z, size);
    z.par_iter_mut().zip(x).zip(y).for_each(|((z, x), y)| *z = x + a * y);
}

/// # Safety
/// `next` and `from` point to `rows * cols` elements each, and those of `next` are nobody else's
/// meanwhile.
#[no_mangle]
pub unsafe extern "C" fn rayon_jacobi(next: *mut f64, from: *const f64, rows: usize, cols: usize) {
    let (next, from) = (from_raw_parts_mut(next, rows * cols), from_raw_parts(from, rows * cols));
    next.par_chunks_mut(cols).enumerate().for_each(|(i, out)| {
        if i == 0 || i + 1 == rows {
            return;
        }
        let above = &from[(i - 1) * cols..i * cols];
        let here = &from[i * cols..(i + 1) * cols];
        let below = &from[(i + 1) * cols..(i + 2) * cols];
        for j in 1..cols - 1 {
            out[j] = (above[j] + below[j] + here[j - 1] + here[j + 1]) / 4.0;
        }
    });
}

/// Collects the numbers below a limit and says how many there are.
///
/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_collect_below(
    numbers: *const f64,
    size: usize,
    limit: f64,
) -> usize {
    let numbers = from_raw_parts(numbers, size);
    let kept: Vec<f64> = numbers.par_iter().copied().filter(|x| *x < limit).collect();
    kept.len()
}

/// Collects the numbers below a limit and the others, and says how many are below it.
///
/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_partition_below(
    numbers: *const f64,
    size: usize,
    limit: f64,
) -> usize {
    let numbers = from_raw_parts(numbers, size);
    let (front, _): (Vec<f64>, Vec<f64>) = numbers.par_iter().copied().partition(|x| *x < limit);
    front.len()
}

/// How many numbers are in the first bin.
///
/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_histogram(numbers: *const u32, size: usize, bins: u32) -> usize {
    let empty = || vec![0_usize; bins as usize];
    let add = |mut all: Vec<usize>, some: Vec<usize>| {
        all.iter_mut().zip(some).for_each(|(to, from)| *to += from);
        all
    };
    let count = |mut mine: Vec<usize>, x: &u32| {
        mine[(*x % bins) as usize] += 1;
        mine
    };
    from_raw_parts(numbers, size).par_iter().fold(empty, count).reduce(empty, add)[0]
}

/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_count_odd(numbers: *const u32, size: usize) -> usize {
    from_raw_parts(numbers, size).par_iter().filter(|x| **x % 2 == 1).count()
}

/// # Safety
/// `numbers` points to `size` elements, of which there is one.
#[no_mangle]
pub unsafe extern "C" fn rayon_min(numbers: *const f64, size: usize) -> f64 {
    let least = from_raw_parts(numbers, size).par_iter().min_by(|a, b| a.total_cmp(b));
    *least.expect("a number")
}

/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_find(numbers: *const i32, size: usize, wanted: i32) -> usize {
    let found = from_raw_parts(numbers, size).par_iter().position_first(|x| *x == wanted);
    found.unwrap_or(size)
}

/// By bands of the result of some rows each, in blocks.
///
/// # Safety
/// `input` and `out` point to `rows * cols` elements each, and those of `out` are nobody else's
/// meanwhile.
#[no_mangle]
pub unsafe extern "C" fn rayon_transpose(
    input: *const f64,
    out: *mut f64,
    rows: usize,
    cols: usize,
) {
    const BLOCK: usize = 16;
    let (input, out) = (from_raw_parts(input, rows * cols), from_raw_parts_mut(out, rows * cols));
    out.par_chunks_mut(BLOCK * rows).enumerate().for_each(|(number, band)| {
        let first = number * BLOCK;
        for begin in (0..rows).step_by(BLOCK) {
            for (j, row) in band.chunks_mut(rows).enumerate() {
                for i in begin..rows.min(begin + BLOCK) {
                    row[i] = input[i * cols + first + j];
                }
            }
        }
    });
}

fn step(times: u32) -> u64 {
    let mut state = u64::from(times);
    for _ in 0..times {
        state = (state ^ (state >> 32)).wrapping_mul(6_364_136_223_846_793_005);
    }
    state
}

/// # Safety
/// `out` and `costs` point to `size` elements each, and those of `out` are nobody else's meanwhile.
#[no_mangle]
pub unsafe extern "C" fn rayon_uneven(out: *mut u64, costs: *const u32, size: usize) {
    let (out, costs) = (from_raw_parts_mut(out, size), from_raw_parts(costs, size));
    out.par_iter_mut().zip(costs).for_each(|(out, cost)| *out = step(*cost));
}

/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_sum(numbers: *const f64, size: usize) -> f64 {
    from_raw_parts(numbers, size).par_iter().sum()
}

fn mixed(x: &u32) -> u32 {
    (x ^ (x >> 7)).wrapping_mul(2_654_435_761)
}

/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_mixed_sum(numbers: *const u32, size: usize) -> u64 {
    let numbers = from_raw_parts(numbers, size).par_iter();
    numbers.map(mixed).filter(|y| y % 3 == 0).map(u64::from).sum()
}

/// How many go on, of which a vector is made.
///
/// # Safety
/// `numbers` points to `size` elements.
#[no_mangle]
pub unsafe extern "C" fn rayon_mixed_collect(numbers: *const u32, size: usize) -> usize {
    let numbers = from_raw_parts(numbers, size).par_iter();
    let kept: Vec<u32> = numbers.map(mixed).filter(|y| y % 3 == 0).collect();
    std::hint::black_box(&kept).len()
}

/// 16 bytes, sorted by key.
#[repr(C)]
pub struct Record {
    key: u64,
    position: u64,
}

macro_rules! sorts {
    ($unstable:ident, $stable:ident, $element:ty, $order:expr) => {
        /// # Safety
        /// `elements` points to `size` elements, which are nobody else's meanwhile.
        #[no_mangle]
        pub unsafe extern "C" fn $unstable(elements: *mut $element, size: usize) {
            from_raw_parts_mut(elements, size).par_sort_unstable_by($order);
        }

        /// # Safety
        /// `elements` points to `size` elements, which are nobody else's meanwhile.
        #[no_mangle]
        pub unsafe extern "C" fn $stable(elements: *mut $element, size: usize) {
            from_raw_parts_mut(elements, size).par_sort_by($order);
        }
    };
}

sorts!(rayon_sort_u32, rayon_stable_sort_u32, u32, |a, b| a.cmp(b));
sorts!(rayon_sort_u64, rayon_stable_sort_u64, u64, |a, b| a.cmp(b));
sorts!(rayon_sort_f64, rayon_stable_sort_f64, f64, |a, b| a.total_cmp(b));
sorts!(rayon_sort_record, rayon_stable_sort_record, Record, |a, b| a.key.cmp(&b.key));

/// Spawns empty tasks.
#[no_mangle]
pub extern "C" fn rayon_spawn(count: usize) {
    rayon::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|_| {});
        }
    });
}

/// Spawns tasks that count themselves and returns how many have run.
#[no_mangle]
pub extern "C" fn rayon_spawn_counted(count: usize) -> u64 {
    let ran = AtomicU64::new(0);
    rayon::scope(|scope| {
        for _ in 0..count {
            scope.spawn(|_| {
                ran.fetch_add(1, Ordering::Relaxed);
            });
        }
    });
    ran.into_inner()
}

/// `usize::MAX` is no bound.
fn channel_of(capacity: usize) -> (Sender<u64>, Receiver<u64>) {
    if capacity == usize::MAX {
        unbounded()
    } else {
        bounded(capacity)
    }
}

/// All messages from some threads to others; the sum of what has arrived.
#[no_mangle]
pub extern "C" fn crossbeam_exchange(
    capacity: usize,
    senders: usize,
    receivers: usize,
    count: usize,
) -> u64 {
    let (tx, rx) = channel_of(capacity);
    thread::scope(|scope| {
        let sums: Vec<_> = (0..receivers)
            .map(|_| {
                let rx = rx.clone();
                scope.spawn(move || rx.iter().sum::<u64>())
            })
            .collect();
        for first in 0..senders {
            let tx = tx.clone();
            scope.spawn(move || {
                for i in (first..count).step_by(senders) {
                    tx.send(i as u64).expect("receivers");
                }
            });
        }
        drop(tx);
        sums.into_iter().map(|sum| sum.join().expect("a sum")).sum()
    })
}

/// Each message is sent and received by one thread.
#[no_mangle]
pub extern "C" fn crossbeam_alone(count: usize) -> u64 {
    let (tx, rx) = channel_of(1000);
    let mut total = 0;
    for i in 0..count {
        tx.send(i as u64).expect("a receiver");
        total += rx.recv().expect("a message");
    }
    total
}

/// A message goes to another thread, and comes back before the next one goes.
#[no_mangle]
pub extern "C" fn crossbeam_there_and_back(count: usize) -> u64 {
    let (to, there) = channel_of(1);
    let (back, from) = channel_of(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            for message in there.iter() {
                back.send(message).expect("a receiver");
            }
        });
        let mut total = 0;
        for i in 0..count {
            to.send(i as u64).expect("a receiver");
            total += from.recv().expect("a message");
        }
        drop(to);
        total
    })
}
