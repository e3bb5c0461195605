#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <cstddef>
#include <execution>
#include <functional>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

// The sum of doubles. The compiler must add in the order that is written, so who writes more than
// one sum side by side, or lets a library do it, is faster already on one thread.

namespace {

using numbers = std::vector<double>;

double plain_loop(const numbers& v) {
  double sum = 0;
  for (const double x : v) {
    sum += x;
  }
  return sum;
}

double std_reduce(const numbers& v) { return std::reduce(v.begin(), v.end(), 0.0); }

double lend_reduce(const numbers& v) { return lend::reduce(v, 0.0, std::plus<>{}); }

double tbb_parallel_reduce(const numbers& v) {
  return tbb::parallel_reduce(
      tbb::blocked_range<std::size_t>(0, v.size()), 0.0,
      [&v](const tbb::blocked_range<std::size_t>& range, double sum) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
          sum += v[i];
        }
        return sum;
      },
      std::plus<>{});
}

double tbb_parallel_reduce_of_std_reduce(const numbers& v) {
  return tbb::parallel_reduce(
      tbb::blocked_range<const double*>(v.data(), v.data() + v.size()), 0.0,
      [](const tbb::blocked_range<const double*>& range, double sum) {
        return std::reduce(range.begin(), range.end(), sum);
      },
      std::plus<>{});
}

double std_reduce_par(const numbers& v) {
  return std::reduce(std::execution::par, v.begin(), v.end(), 0.0);
}

double std_reduce_par_unseq(const numbers& v) {
  return std::reduce(std::execution::par_unseq, v.begin(), v.end(), 0.0);
}

#ifdef _OPENMP
double openmp_reduction(const numbers& v) {
  double sum = 0;
#pragma omp parallel for simd reduction(+ : sum)
  for (std::size_t i = 0; i < v.size(); ++i) {
    sum += v[i];
  }
  return sum;
}
#endif

#ifdef BENCH_RAYON
double rayon_par_iter_sum(const numbers& v) { return rayon_sum(v.data(), v.size()); }
#endif

/// Multiples of a quarter, so that every order of additions gives the same sum.
double element(std::size_t i) { return static_cast<double>(i % 1024) / 4; }

void fill(numbers& v, std::size_t size) {
  v.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    v[i] = element(i);
  }
}

double sum_of_elements(std::size_t size) {
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    sum += element(i);
  }
  return sum;
}

void add_sum(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<numbers>();
  auto sum = std::make_shared<double>();
  const auto count = static_cast<double>(size);
  const bench::workload load{"sum/" + elements, count, count * sizeof(double),
                             [=] {
                               fill(*data, size);
                               *sum = -1;
                             },
                             [=] { return *sum == sum_of_elements(size); }};
  auto run = [&](auto reduce) { return [=] { *sum = reduce(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_loop));
  bench::add<bench::sequential>(load, "std::reduce", run(std_reduce));
  bench::add<bench::in_lend>(load, "lend::reduce", run(lend_reduce));
  bench::add<bench::in_tbb>(load, "tbb::parallel_reduce", run(tbb_parallel_reduce));
  bench::add<bench::in_tbb>(load, "tbb::parallel_reduce of std::reduce",
                            run(tbb_parallel_reduce_of_std_reduce));
  bench::add<bench::in_tbb>(load, "std::reduce(par)", run(std_reduce_par));
  bench::add<bench::in_tbb>(load, "std::reduce(par_unseq)", run(std_reduce_par_unseq));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for simd", run(openmp_reduction));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::sum", run(rayon_par_iter_sum));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  add_sum("1K", 1'000);
  add_sum("32K", 32'000);
  add_sum("1M", 1'000'000);
  add_sum("10M", 10'000'000);
  add_sum("100M", 100'000'000);
  return bench::run_all(argc, argv);
}
