#pragma once

#include "body.hpp"
#include "tree.hpp"

#include <vector>

/// Bodies that pull each other.
class universe {
 public:
  explicit universe(std::vector<body> bodies);

  /// Lets a time pass: half a kick, a drift, half a kick (leapfrog).
  void advance(double time);

  [[nodiscard]] double kinetic_energy() const;
  [[nodiscard]] double potential_energy() const;
  /// How far the pull on some bodies is off, as a share of the pull: roots of mean squares.
  [[nodiscard]] double error_of_pulls(std::size_t sample) const;
  [[nodiscard]] const std::vector<body>& bodies() const { return bodies_; }

 private:
  void find_pulls();
  void kick(double time);

  gravity law_;
  std::vector<body> bodies_;
  std::vector<pull> pulls_;
};
