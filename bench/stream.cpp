#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

#include <algorithm>
#include <cstddef>
#include <execution>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

// Loops that do next to nothing with what they read: the triad z = x + a * y, and a step of Jacobi,
// in which a cell becomes the mean of its four neighbours.

namespace {

using numbers = std::vector<double>;
using plate = lend::matrix<double>;
using span = std::span<const double>;
using range = tbb::blocked_range<std::size_t>;

constexpr double factor = 0.5;

struct vectors {
  numbers x;
  numbers y;
  numbers z;
};

void plain_triad(vectors& v) {
  for (std::size_t i = 0; i < v.z.size(); ++i) {
    v.z[i] = v.x[i] + factor * v.y[i];
  }
}

void lend_triad(vectors& v) {
  lend::for_each(
      lend::zip(v.z, std::as_const(v.x), std::as_const(v.y)),
      [](double& z, double x, double y, double by) { z = x + by * y; }, factor);
}

template <class Partitioner>
void tbb_triad(vectors& v) {
  tbb::parallel_for(
      range(0, v.z.size()),
      [&v](const range& part) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          v.z[i] = v.x[i] + factor * v.y[i];
        }
      },
      Partitioner{});
}

void std_triad(vectors& v) {
  std::transform(std::execution::par_unseq, v.x.begin(), v.x.end(), v.y.begin(), v.z.begin(),
                 [](double x, double y) { return x + factor * y; });
}

#ifdef _OPENMP
void openmp_triad(vectors& v) {
#pragma omp parallel for simd
  for (std::size_t i = 0; i < v.z.size(); ++i) {
    v.z[i] = v.x[i] + factor * v.y[i];
  }
}
#endif

#ifdef BENCH_RAYON
void rayon_triad_of(vectors& v) {
  rayon_triad(v.z.data(), v.x.data(), v.y.data(), v.z.size(), factor);
}
#endif

void add_triad(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<vectors>();
  const auto count = static_cast<double>(size);
  const bench::workload load{
      "triad/" + elements, count, count * 3 * sizeof(double),
      [=] { *data = {numbers(size, 0.25), numbers(size, 0.5), numbers(size)}; },
      [=] {
        return static_cast<std::size_t>(
                   std::count(data->z.begin(), data->z.end(), 0.25 + factor * 0.5)) == size;
      }};
  auto run = [&](auto loop) { return [=] { loop(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_triad));
  bench::add<bench::in_lend>(load, "lend::for_each", run(lend_triad));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for", run(tbb_triad<tbb::auto_partitioner>));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for(static)",
                            run(tbb_triad<tbb::static_partitioner>));
  bench::add<bench::in_tbb>(load, "std::transform(par_unseq)", run(std_triad));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for simd", run(openmp_triad));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::for_each", run(rayon_triad_of));
#endif
}

/// The inner cells of a row, from those of it and of its neighbours.
void relax(span above, span here, span below, std::span<double> out) {
  for (std::size_t j = 1; j + 1 < out.size(); ++j) {
    out[j] = (above[j] + below[j] + here[j - 1] + here[j + 1]) / 4;
  }
}

struct plates {
  plate from;
  plate next;
};

void relax_row(plates& p, std::size_t i) {
  const std::size_t cols = p.from.cols();
  const double* const here = p.from.data() + i * cols;
  relax({here - cols, cols}, {here, cols}, {here + cols, cols}, {p.next.data() + i * cols, cols});
}

void plain_jacobi(plates& p) {
  for (std::size_t i = 1; i + 1 < p.from.rows(); ++i) {
    relax_row(p, i);
  }
}

void lend_jacobi(plates& p) {
  lend::for_each(
      lend::enumerate(lend::rows(p.next)),
      [](std::size_t i, lend::slice_mut<double> out, lend::grid<double> from) {
        if (i == 0 || i + 1 == from.rows()) {
          return;
        }
        relax(from.row(i - 1), from.row(i), from.row(i + 1), out);
      },
      lend::shared(p.from));
}

template <class Partitioner>
void tbb_jacobi(plates& p) {
  tbb::parallel_for(
      range(1, p.from.rows() - 1),
      [&p](const range& part) {
        for (std::size_t i = part.begin(); i < part.end(); ++i) {
          relax_row(p, i);
        }
      },
      Partitioner{});
}

#ifdef _OPENMP
void openmp_jacobi(plates& p) {
#pragma omp parallel for
  for (std::size_t i = 1; i < p.from.rows() - 1; ++i) {
    relax_row(p, i);
  }
}
#endif

#ifdef BENCH_RAYON
void rayon_jacobi_of(plates& p) {
  rayon_jacobi(p.next.data(), p.from.data(), p.from.rows(), p.from.cols());
}
#endif

plate filled(std::size_t side, double value) {
  plate made(side, side);
  std::fill_n(made.data(), side * side, value);
  return made;
}

void add_jacobi(const std::string& shape, std::size_t side) {
  auto data = std::make_shared<plates>(plates{plate(3, 3), plate(3, 3)});
  const auto count = static_cast<double>(side * side);
  const bench::workload load{"jacobi/" + shape, count, count * 2 * sizeof(double),
                             [=] { *data = {filled(side, 0.5), filled(side, 0)}; },
                             [=] {
                               const double* const cells = data->next.data();
                               const auto changed = std::count(cells, cells + side * side, 0.5);
                               return static_cast<std::size_t>(changed) == (side - 2) * (side - 2);
                             }};
  auto run = [&](auto step) { return [=] { step(*data); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_jacobi));
  bench::add<bench::in_lend>(load, "lend::for_each", run(lend_jacobi));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for", run(tbb_jacobi<tbb::auto_partitioner>));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for(static)",
                            run(tbb_jacobi<tbb::static_partitioner>));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for", run(openmp_jacobi));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::for_each", run(rayon_jacobi_of));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  add_triad("1K", 1'000);
  add_triad("1M", 1'000'000);
  add_triad("10M", 10'000'000);
  add_jacobi("500 x 500", 500);
  add_jacobi("2000 x 2000", 2000);
  return bench::run_all(argc, argv);
}
