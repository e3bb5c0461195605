#include "plain.hpp"

#include "peers.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

// Whether the loops of lend are the plain loops: on one thread, in memory that is near. And what
// the checks of indices cost.

namespace {

using plain::numbers;

constexpr std::size_t size = 32'000;
constexpr std::size_t width = 250;
constexpr double factor = 0.5;

struct data {
  numbers x = numbers(size, 0.25);
  numbers y = numbers(size);
  numbers z = numbers(size);
};

void plain_scale(data& d) {
  for (double& y : d.y) {
    y = y * factor + 1.0;
  }
}
void lend_scale(data& d) {
  lend::for_each(d.y, [](double& y, double by) { y = y * by + 1.0; }, factor);
}

void plain_zip(data& d) {
  for (std::size_t i = 0; i < d.y.size(); ++i) {
    d.y[i] = d.x[i] + factor * d.z[i];
  }
}
void lend_zip(data& d) {
  lend::for_each(
      lend::zip(d.y, std::as_const(d.x), std::as_const(d.z)),
      [](double& y, double x, double z, double by) { y = x + by * z; }, factor);
}

void plain_chunks(data& d) {
  for (std::size_t begin = 0; begin < d.y.size(); begin += width) {
    for (std::size_t i = begin; i < begin + width; ++i) {
      d.y[i] = d.y[i] * factor + 1.0;
    }
  }
}
void lend_chunks(data& d) {
  lend::for_each(
      lend::chunks(d.y, width),
      [](lend::slice_mut<double> part, double by) {
        for (double& y : part) {
          y = y * by + 1.0;
        }
      },
      factor);
}

bench::workload load_of(const std::string& name, const std::shared_ptr<data>& on) {
  return {"plain/" + name, static_cast<double>(size), static_cast<double>(size * sizeof(double)),
          [=] { *on = data(); },
          [=] { return on->y[0] == on->y[size / 2] && on->y[0] == on->y[size - 1]; }};
}

void add_pair(const std::string& name, void (*loop)(data&), void (*lent)(data&)) {
  auto on = std::make_shared<data>();
  const bench::workload load = load_of(name, on);
  bench::add<bench::sequential>(load, "plain loop", [=] { loop(*on); });
  bench::add<bench::in_lend>(load, "lend::for_each", [=] { lent(*on); }, bench::timing::of_all_runs,
                             {1});
}

/// A loop that indexes slices, in a file with the checks of indices and in one without.
void add_indexed(const std::string& name, void (*with)(numbers&, const numbers&),
                 void (*without)(numbers&, const numbers&)) {
  auto on = std::make_shared<data>();
  const bench::workload load = load_of(name, on);
  bench::add<bench::sequential>(load, "LEND_BOUNDS=0", [=] { without(on->y, on->x); });
  bench::add<bench::sequential>(load, "LEND_BOUNDS=1", [=] { with(on->y, on->x); });
}

}  // namespace

int main(int argc, char** argv) {
  add_pair("slice", plain_scale, lend_scale);
  add_pair("zip", plain_zip, lend_zip);
  add_pair("chunks", plain_chunks, lend_chunks);
  add_indexed("index one slice", plain::scale_checked, plain::scale_unchecked);
  add_indexed("index two slices", plain::add_checked, plain::add_unchecked);
  add_indexed("index two slices cut to one size", plain::add_cut_checked, plain::add_cut_unchecked);
  add_indexed("index neighbours", plain::smooth_checked, plain::smooth_unchecked);
  return bench::run_all(argc, argv);
}
