#include "galaxies.hpp"

#include "tree.hpp"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>

namespace {

/// A disc of light bodies around a heavy one.
struct disc {
  double mass;
  double radius;
  double tilt;
  vec place;
  vec velocity;
  int galaxy;
};

constexpr double mass_of_bodies = 0.15;

/// Uniform in [0, 1), in the same way everywhere.
double uniform(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

/// A vector of the disc's plane, which is tilted around the x axis.
vec tilted(double x, double y, double z, double tilt) {
  return {x, y * std::cos(tilt) - z * std::sin(tilt), y * std::sin(tilt) + z * std::cos(tilt)};
}

/// A body on a circle around the middle, with as much mass inside as an even spread has there.
body orbiting(const disc& around, double mass, std::mt19937_64& random) {
  const double share = 0.15 + 0.85 * uniform(random);
  const double distance = around.radius * share;
  const double angle = 2 * std::numbers::pi * uniform(random);
  const double height = 0.03 * around.radius * (uniform(random) - 0.5);
  const double inside = around.mass * (1 - mass_of_bodies + mass_of_bodies * share);
  const double softened = std::hypot(distance, gravity{}.softening);
  const double speed = distance * std::sqrt(inside / softened) / softened;
  const double x = std::cos(angle);
  const double y = std::sin(angle);
  return {.place = around.place + tilted(distance * x, distance * y, height, around.tilt),
          .velocity = around.velocity + tilted(-speed * y, speed * x, 0, around.tilt),
          .mass = mass,
          .galaxy = around.galaxy};
}

void add(std::vector<body>& bodies, const disc& around, std::size_t count,
         std::mt19937_64& random) {
  if (count == 0) return;
  bodies.push_back({.place = around.place,
                    .velocity = around.velocity,
                    .mass = around.mass * (1 - mass_of_bodies),
                    .galaxy = around.galaxy});
  const double mass = around.mass * mass_of_bodies / static_cast<double>(count);
  for (std::size_t i = 1; i < count; ++i) bodies.push_back(orbiting(around, mass, random));
}

}  // namespace

std::vector<body> two_galaxies(std::size_t bodies) {
  constexpr vec place{1.65, -1.39, 0.2};
  constexpr vec velocity{-0.36, 1.10, 0};
  const disc large{.mass = 1,
                   .radius = 1,
                   .tilt = 0.35,
                   .place = -0.4 * place,
                   .velocity = -0.4 * velocity,
                   .galaxy = 0};
  const disc small{.mass = 0.66,
                   .radius = 0.7,
                   .tilt = -0.9,
                   .place = 0.6 * place,
                   .velocity = 0.6 * velocity,
                   .galaxy = 1};
  std::mt19937_64 random(2024);
  std::vector<body> both;
  both.reserve(bodies);
  add(both, large, bodies - bodies * 2 / 5, random);
  add(both, small, bodies * 2 / 5, random);
  return both;
}
