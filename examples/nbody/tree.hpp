#pragma once

#include <lend/lend.hpp>

#include "body.hpp"

#include <cstddef>
#include <vector>

/// A box of bodies, which lie beside each other. The nodes of a tree stand in the order in which
/// they are visited: a node is followed by those of its front half, then those of its back half.
struct node {
  vec center_of_mass;
  double mass = 0;
  /// The longest side of the box.
  double extent = 0;
  std::size_t first_body = 0;
  std::size_t bodies = 0;
  /// How many nodes stand for these bodies, this one included.
  std::size_t nodes = 1;
};

/// Halves the bodies again and again, across the longest side of their box, and puts them in the
/// order of the leaves. Work: O(n log n). Span: O(n).
std::vector<node> build_tree(std::vector<body>& bodies);

/// What a body feels at a place.
struct pull {
  vec acceleration;
  double potential = 0;
};

struct gravity {
  /// A box is taken for a point if it is farther away than its extent divided by this.
  double opening = 0.8;
  /// Bodies pull each other as if they were so far apart at least.
  double softening = 0.1;
};

/// The pull of all bodies but itself: Barnes and Hut's approximation, and the exact sum.
pull pull_on(const body& of, lend::slice<node> tree, lend::slice<body> bodies, gravity law);
pull exact_pull_on(const body& of, lend::slice<body> bodies, gravity law);
