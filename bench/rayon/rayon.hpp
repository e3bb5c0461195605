#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

// What lib.rs offers. All but the functions of a pool, and those of a channel, are called inside of
// a pool.

extern "C" {
struct rayon_pool;
rayon_pool* rayon_open_pool(std::size_t width);
void rayon_close_pool(rayon_pool* pool);
/// Calls `body(context)` on a thread of the pool.
void rayon_run(const rayon_pool* pool, void (*body)(const void*), const void* context);
std::uint64_t rayon_add_one(const rayon_pool* pool, std::uint64_t value);

std::uint64_t rayon_fib(std::uint64_t n);

struct rayon_node;
rayon_node* rayon_grow_tree(std::uint32_t levels);
void rayon_drop_tree(rayon_node* tree);
std::uint64_t rayon_sum_tree(const rayon_node* tree);

void rayon_saxpy(float* y, const float* x, std::size_t size, float a);
void rayon_triad(double* z, const double* x, const double* y, std::size_t size, double a);
void rayon_jacobi(double* next, const double* from, std::size_t rows, std::size_t cols);
void rayon_uneven(std::uint64_t* out, const std::uint32_t* costs, std::size_t size);
double rayon_sum(const double* numbers, std::size_t size);
double rayon_min(const double* numbers, std::size_t size);
std::size_t rayon_collect_below(const double* numbers, std::size_t size, double limit);
std::size_t rayon_partition_below(const double* numbers, std::size_t size, double limit);
std::size_t rayon_count_odd(const std::uint32_t* numbers, std::size_t size);
std::size_t rayon_histogram(const std::uint32_t* numbers, std::size_t size, std::uint32_t bins);
std::size_t rayon_find(const std::int32_t* numbers, std::size_t size, std::int32_t wanted);
void rayon_transpose(const double* in, double* out, std::size_t rows, std::size_t cols);
std::uint64_t rayon_mixed_sum(const std::uint32_t* numbers, std::size_t size);
/// How many go on, of which a vector is made.
std::size_t rayon_mixed_collect(const std::uint32_t* numbers, std::size_t size);

void rayon_sort_u32(std::uint32_t* elements, std::size_t size);
void rayon_sort_u64(std::uint64_t* elements, std::size_t size);
void rayon_sort_f64(double* elements, std::size_t size);
void rayon_sort_record(void* elements, std::size_t size);
void rayon_stable_sort_u32(std::uint32_t* elements, std::size_t size);
void rayon_stable_sort_u64(std::uint64_t* elements, std::size_t size);
void rayon_stable_sort_f64(double* elements, std::size_t size);
void rayon_stable_sort_record(void* elements, std::size_t size);

void rayon_spawn(std::size_t count);
std::uint64_t rayon_spawn_counted(std::size_t count);

/// Of messages 0 to `count` - 1 that go through a channel, the sum.
std::uint64_t crossbeam_exchange(std::size_t capacity, std::size_t senders, std::size_t receivers,
                                 std::size_t count);
std::uint64_t crossbeam_alone(std::size_t count);
std::uint64_t crossbeam_there_and_back(std::size_t count);
}

namespace bench {

struct record;

struct rayon_deleter {
  void operator()(rayon_pool* pool) const { rayon_close_pool(pool); }
  void operator()(rayon_node* tree) const { rayon_drop_tree(tree); }
};

using rayon_pool_owner = std::unique_ptr<rayon_pool, rayon_deleter>;
using rayon_tree_owner = std::unique_ptr<rayon_node, rayon_deleter>;

inline rayon_pool_owner open_rayon_pool(int width) {
  return rayon_pool_owner(rayon_open_pool(static_cast<std::size_t>(width)));
}

inline void rayon_sort(std::uint32_t* v, std::size_t size) { rayon_sort_u32(v, size); }
inline void rayon_sort(std::uint64_t* v, std::size_t size) { rayon_sort_u64(v, size); }
inline void rayon_sort(double* v, std::size_t size) { rayon_sort_f64(v, size); }
inline void rayon_sort(record* v, std::size_t size) { rayon_sort_record(v, size); }

inline void rayon_stable_sort(std::uint32_t* v, std::size_t size) {
  rayon_stable_sort_u32(v, size);
}
inline void rayon_stable_sort(std::uint64_t* v, std::size_t size) {
  rayon_stable_sort_u64(v, size);
}
inline void rayon_stable_sort(double* v, std::size_t size) { rayon_stable_sort_f64(v, size); }
inline void rayon_stable_sort(record* v, std::size_t size) { rayon_stable_sort_record(v, size); }

}  // namespace bench
