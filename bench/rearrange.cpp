#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range2d.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <execution>
#include <memory>
#include <numeric>
#include <random>
#include <string>
#include <vector>

// What moves elements and computes nothing.

namespace {

using numbers = std::vector<std::uint32_t>;

/// A workload on numbers that are 0, 1, ... before the first run of each peer.
bench::workload on_numbers(const std::string& name, const std::shared_ptr<numbers>& data,
                           std::size_t size) {
  const auto count = static_cast<double>(size);
  return {name, count, 2 * count * sizeof(std::uint32_t),
          [=] {
            data->resize(size);
            std::iota(data->begin(), data->end(), 0U);
          },
          [=] {
            const std::uint64_t n = size;
            return std::accumulate(data->begin(), data->end(), std::uint64_t{0}) == n * (n - 1) / 2;
          }};
}

void add_reverse(const std::string& elements, std::size_t size) {
  auto v = std::make_shared<numbers>();
  const auto load = on_numbers("reverse/" + elements, v, size);
  bench::add<bench::sequential>(load, "std::reverse", [=] { std::reverse(v->begin(), v->end()); });
  bench::add<bench::in_lend>(load, "lend::reverse", [=] { lend::reverse(*v); });
  bench::add<bench::in_tbb>(load, "std::reverse(par)",
                            [=] { std::reverse(std::execution::par, v->begin(), v->end()); });
}

void add_rotate(const std::string& elements, std::size_t size) {
  auto v = std::make_shared<numbers>();
  const auto load = on_numbers("rotate/" + elements, v, size);
  const std::size_t first = size / 3;
  const auto middle = [=] { return v->begin() + static_cast<std::ptrdiff_t>(first); };
  bench::add<bench::sequential>(load, "std::rotate",
                                [=] { std::rotate(v->begin(), middle(), v->end()); });
  bench::add<bench::in_lend>(load, "lend::rotate", [=] { lend::rotate(*v, first); });
  bench::add<bench::in_tbb>(load, "std::rotate(par)", [=] {
    std::rotate(std::execution::par, v->begin(), middle(), v->end());
  });
}

void add_shuffle(const std::string& elements, std::size_t size) {
  auto v = std::make_shared<numbers>();
  const auto load = on_numbers("shuffle/" + elements, v, size);
  bench::add<bench::sequential>(load, "std::shuffle",
                                [=] { std::shuffle(v->begin(), v->end(), std::mt19937_64(42)); });
  bench::add<bench::in_lend>(load, "lend::shuffle", [=] { lend::shuffle(*v, 42); });
}

using plate = lend::matrix<double>;

void transpose_plainly(const plate& in, plate& out) {
  for (std::size_t i = 0; i < in.rows(); ++i) {
    for (std::size_t j = 0; j < in.cols(); ++j) {
      out.data()[j * in.rows() + i] = in.data()[i * in.cols() + j];
    }
  }
}

void transpose_block(const plate& in, plate& out, std::size_t row, std::size_t row_end,
                     std::size_t col, std::size_t col_end) {
  for (std::size_t j = col; j < col_end; ++j) {
    for (std::size_t i = row; i < row_end; ++i) {
      out.data()[j * in.rows() + i] = in.data()[i * in.cols() + j];
    }
  }
}

constexpr std::size_t block = 16;

void tbb_transpose(const plate& in, plate& out) {
  tbb::parallel_for(
      tbb::blocked_range2d<std::size_t>(0, in.rows(), block, 0, in.cols(), block),
      [&](const tbb::blocked_range2d<std::size_t>& part) {
        for (std::size_t row = part.rows().begin(); row < part.rows().end(); row += block) {
          for (std::size_t col = part.cols().begin(); col < part.cols().end(); col += block) {
            transpose_block(in, out, row, std::min(row + block, part.rows().end()), col,
                            std::min(col + block, part.cols().end()));
          }
        }
      });
}

#ifdef _OPENMP
void openmp_transpose(const plate& in, plate& out) {
#pragma omp parallel for collapse(2)
  for (std::size_t row = 0; row < in.rows(); row += block) {
    for (std::size_t col = 0; col < in.cols(); col += block) {
      transpose_block(in, out, row, std::min(row + block, in.rows()), col,
                      std::min(col + block, in.cols()));
    }
  }
}
#endif

#ifdef BENCH_RAYON
void rayon_transpose_of(const plate& in, plate& out) {
  rayon_transpose(in.data(), out.data(), in.rows(), in.cols());
}
#endif

void add_transpose(const std::string& shape, std::size_t rows, std::size_t cols) {
  auto in = std::make_shared<plate>(rows, cols);
  auto out = std::make_shared<plate>(cols, rows);
  const auto count = static_cast<double>(rows * cols);
  const bench::workload load{
      "transpose/" + shape, count, 2 * count * sizeof(double),
      [=] {
        std::iota(in->data(), in->data() + rows * cols, 0.0);
        std::fill(out->data(), out->data() + rows * cols, -1.0);
      },
      [=] { return (*out)(cols - 1, rows / 2) == (*in)(rows / 2, cols - 1); }};
  const auto run = [&](auto transpose) { return [=] { transpose(*in, *out); }; };
  bench::add<bench::sequential>(load, "plain loops", run(transpose_plainly));
  bench::add<bench::in_lend>(load, "lend::transpose", run(lend::transpose));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for", run(tbb_transpose));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for", run(openmp_transpose));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::for_each", run(rayon_transpose_of));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  add_reverse("1K", 1'000);
  add_reverse("10M", 10'000'000);
  add_rotate("1K", 1'000);
  add_rotate("10M", 10'000'000);
  add_shuffle("1K", 1'000);
  add_shuffle("10M", 10'000'000);
  add_transpose("32 x 32", 32, 32);
  add_transpose("2000 x 2000", 2000, 2000);
  add_transpose("2048 x 2048", 2048, 2048);
  return bench::run_all(argc, argv);
}
