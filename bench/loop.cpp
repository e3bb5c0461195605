#include <lend/lend.hpp>

#include "peers.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

#include <algorithm>
#include <cstddef>
#include <execution>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// y[i] += a * x[i]: the cost to start a loop where it is short, the bandwidth where it is long.

namespace {

constexpr float slope = 0.5F;

class vectors {
 public:
  explicit vectors(std::size_t size) : size_(size) {}

  std::vector<float> x;
  std::vector<float> y;

  void prepare() {
    x.resize(size_);
    for (std::size_t i = 0; i < size_; ++i) {
      x[i] = static_cast<float>(i % 1024);
    }
    y.assign(size_, 1.0F);
  }

  [[nodiscard]] bool correct() const {
    for (std::size_t i = 0; i < size_; ++i) {
      if (y[i] != 1.0F + slope * static_cast<float>(i % 1024)) {
        return false;
      }
    }
    return true;
  }

 private:
  std::size_t size_;
};

void plain_loop(vectors& v, float a) {
  for (std::size_t i = 0; i < v.y.size(); ++i) {
    v.y[i] += a * v.x[i];
  }
}

void lend_for_each(vectors& v, float a) {
  lend::for_each(
      lend::zip(v.y, std::as_const(v.x)), [](float& y, float x, float by) { y += by * x; }, a);
}

template <class Partitioner>
void tbb_parallel_for(vectors& v, float a) {
  tbb::parallel_for(
      tbb::blocked_range<std::size_t>(0, v.y.size()),
      [&v, a](const tbb::blocked_range<std::size_t>& range) {
        for (std::size_t i = range.begin(); i < range.end(); ++i) {
          v.y[i] += a * v.x[i];
        }
      },
      Partitioner{});
}

void std_transform(vectors& v, float a) {
  std::transform(std::execution::par_unseq, v.x.begin(), v.x.end(), v.y.begin(), v.y.begin(),
                 [a](float x, float y) { return y + a * x; });
}

#ifdef _OPENMP
void openmp_for(vectors& v, float a) {
#pragma omp parallel for simd
  for (std::size_t i = 0; i < v.y.size(); ++i) {
    v.y[i] += a * v.x[i];
  }
}
#endif

#ifdef BENCH_RAYON
void rayon_for_each(vectors& v, float a) { rayon_saxpy(v.y.data(), v.x.data(), v.y.size(), a); }
#endif

void add_saxpy(const std::string& elements, std::size_t size) {
  auto data = std::make_shared<vectors>(size);
  const auto count = static_cast<double>(size);
  const bench::workload load{"saxpy/" + elements, count, count * 3 * sizeof(float),
                             [=] { data->prepare(); }, [=] { return data->correct(); }};
  auto run = [&](auto loop) { return [=] { loop(*data, slope); }; };
  bench::add<bench::sequential>(load, "plain loop", run(plain_loop));
  bench::add<bench::in_lend>(load, "lend::for_each", run(lend_for_each));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for",
                            run(tbb_parallel_for<tbb::auto_partitioner>));
  bench::add<bench::in_tbb>(load, "tbb::parallel_for(static)",
                            run(tbb_parallel_for<tbb::static_partitioner>));
  bench::add<bench::in_tbb>(load, "std::transform(par_unseq)", run(std_transform));
#ifdef _OPENMP
  bench::add<bench::in_openmp>(load, "omp parallel for simd", run(openmp_for));
#endif
#ifdef BENCH_RAYON
  bench::add<bench::in_rayon>(load, "rayon::for_each", run(rayon_for_each));
#endif
}

}  // namespace

int main(int argc, char** argv) {
  add_saxpy("1K", 1'000);
  add_saxpy("32K", 32'000);
  add_saxpy("200K", 200'000);
  add_saxpy("1M", 1'000'000);
  add_saxpy("10M", 10'000'000);
  add_saxpy("100M", 100'000'000);
  return bench::run_all(argc, argv);
}
