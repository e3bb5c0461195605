#include <lend/lend.hpp>

#include "heat/checks.hpp"
#include "heat/plate.hpp"
#include "heat/start.hpp"
#include "program/command_line.hpp"
#include "program/picture.hpp"
#include "program/stopwatch.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view help = R"(usage: heat [--size N] [--steps N] [-o OUT.png]

Lets heat spread in an insulated square plate of N x N (1024) cells for N (2000) steps, and checks
that no heat is lost, that a wave decays as calculated, and that a sequential run gives the same
bits. With -o it draws the plate, with lines of equal temperature.
)";

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("the check failed: ") + what);
}

void check_energy(double before, double after, std::size_t steps) {
  const double drift = std::abs(after - before) / before;
  std::printf("energy %.6f before, %.6f after: it changed by %.1e of it\n", before, after, drift);
  require(drift <= 1e-15 * static_cast<double>(steps + 100), "energy was lost or made");
}

void check_small_plates() {
  const double error = largest_error_of_a_wave(200, 1000);
  std::printf("a wave, beside its decay as calculated: off by %.1e at most\n", error);
  require(error < 1e-12, "a wave decays in another way than calculated");
  require(same_as_sequentially(157, 300), "a sequential run gives other bits");
  std::printf("a sequential run gives the same bits\n");
}

/// The colour of a temperature; lines of equal temperature are darker.
program::rgb color_of(double heat, double hottest) {
  constexpr double lines = 12;
  const double share = std::sqrt(std::max(heat, 0.0) / hottest);
  const double to_line = std::abs(share * lines - std::floor(share * lines) - 0.5);
  return program::heat_color(share * (to_line < 0.06 ? 0.8 : 1.0));
}

void draw(const plate& hot, const std::string& path) {
  program::picture image(hot.size, hot.size);
  const double hottest = *std::ranges::max_element(hot.cells);
  lend::transform(hot.cells, image.pixels, color_of, hottest);
  std::printf("drawn in %s\n", program::save(image, path).c_str());
}

int run(program::command_line& arguments) {
  const std::size_t size = arguments.number("--size", 1024, 2, 30'000);
  const std::size_t steps = arguments.number("--steps", 2000, 0);
  const std::optional<std::string> out = arguments.text("-o");
  arguments.expect_no_more();

  plate hot = starting_plate(size);
  const double before = energy(hot);
  const program::stopwatch watch;
  diffuse(hot, steps);
  const double seconds = watch.seconds();
  std::printf(
      "%zu x %zu cells, %zu steps, %zu threads: %.2f s, %.2f thousand million cells a second\n",
      size, size, steps, lend::this_arena::width(), seconds,
      static_cast<double>(size * size * steps) / seconds / 1e9);
  check_energy(before, energy(hot), steps);
  check_small_plates();
  if (out) draw(hot, *out);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "heat", .help = help, .run = run});
}
