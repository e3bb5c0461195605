#include <lend/lend.hpp>

#include "nbody/drawing.hpp"
#include "nbody/galaxies.hpp"
#include "nbody/universe.hpp"
#include "program/command_line.hpp"
#include "program/picture.hpp"
#include "program/stopwatch.hpp"

#include <cmath>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view help = R"(usage: nbody [--bodies N] [--steps N] [-o OUT.png]

Lets two galaxies of N (30000) bodies in all meet for N (200) steps of gravity, by the method of
Barnes and Hut, and checks the energy, and the pull on some bodies beside the exact sum. With -o it
draws the stars.
)";

constexpr double time_of_step = 0.015;

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("the check failed: ") + what);
}

struct energies {
  explicit energies(const universe& of)
      : kinetic(of.kinetic_energy()), potential(of.potential_energy()) {}

  [[nodiscard]] double sum() const { return kinetic + potential; }

  double kinetic;
  double potential;
};

void check_energy(const energies& before, const energies& after) {
  const double drift = std::abs(after.sum() - before.sum()) / std::abs(before.potential);
  std::printf("energy %.6f (kinetic %.4f, potential %.4f) before, %.6f (%.4f, %.4f) after\n",
              before.sum(), before.kinetic, before.potential, after.sum(), after.kinetic,
              after.potential);
  std::printf("it drifted by %.1e of the potential energy\n", drift);
  require(drift < 1e-2, "energy was lost or made");
}

void check_pulls(const universe& of) {
  const double error = of.error_of_pulls(200);
  std::printf("the pull on some bodies, beside the exact sum: off by %.1e of it\n", error);
  require(error < 2e-2, "the tree gives another pull than the exact sum");
}

int run(program::command_line& arguments) {
  const std::size_t bodies = arguments.number("--bodies", 30'000, 100, 100'000'000);
  const std::size_t steps = arguments.number("--steps", 200, 0);
  const std::optional<std::string> out = arguments.text("-o");
  arguments.expect_no_more();

  universe all(two_galaxies(bodies));
  const energies before(all);
  const program::stopwatch watch;
  for (std::size_t step = 0; step < steps; ++step) all.advance(time_of_step);
  std::printf("%zu bodies, %zu steps, %zu threads: %.2f s\n", bodies, steps,
              lend::this_arena::width(), watch.seconds());
  check_energy(before, energies(all));
  check_pulls(all);
  if (out) std::printf("drawn in %s\n", program::save(draw_stars(all.bodies()), *out).c_str());
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  return program::main(argc, argv, {.name = "nbody", .help = help, .run = run});
}
