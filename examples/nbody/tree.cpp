#include "tree.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace {

constexpr std::size_t leaf_size = 8;
constexpr std::size_t worth_a_fork = 1024;

std::size_t nodes_for(std::size_t bodies) {
  if (bodies <= leaf_size) return 1;
  return 1 + nodes_for(bodies / 2) + nodes_for(bodies - bodies / 2);
}

struct box {
  vec low;
  vec high;

  [[nodiscard]] vec sides() const { return high - low; }
};

box box_around(std::span<const body> bodies) {
  box all{bodies[0].place, bodies[0].place};
  for (const body& each : bodies) {
    const vec& at = each.place;
    all.low = {std::min(all.low.x, at.x), std::min(all.low.y, at.y), std::min(all.low.z, at.z)};
    all.high = {std::max(all.high.x, at.x), std::max(all.high.y, at.y), std::max(all.high.z, at.z)};
  }
  return all;
}

node summarize(std::span<const body> bodies, const vec& sides, std::size_t first_body) {
  node sum;
  sum.extent = std::max({sides.x, sides.y, sides.z});
  sum.first_body = first_body;
  sum.bodies = bodies.size();
  for (const body& each : bodies) {
    sum.mass += each.mass;
    sum.center_of_mass = sum.center_of_mass + each.mass * each.place;
  }
  sum.center_of_mass = 1 / sum.mass * sum.center_of_mass;
  return sum;
}

/// Puts the half of the bodies in front that has the lower coordinates along the longest side.
void partition(std::span<body> bodies, const vec& sides) {
  const double longest = std::max({sides.x, sides.y, sides.z});
  double vec::* const axis = longest == sides.x ? &vec::x : longest == sides.y ? &vec::y : &vec::z;
  const auto middle = bodies.begin() + static_cast<std::ptrdiff_t>(bodies.size() / 2);
  const auto before = [axis](const body& a, const body& b) {
    return a.place.*axis < b.place.*axis;
  };
  std::nth_element(bodies.begin(), middle, bodies.end(), before);
}

void build(lend::slice_mut<body> bodies, lend::slice_mut<node> nodes, std::size_t first_body) {
  const vec sides = box_around(bodies).sides();
  nodes[0] = summarize(bodies, sides, first_body);
  nodes[0].nodes = nodes.size();
  if (bodies.size() <= leaf_size) return;

  partition(bodies, sides);
  const std::size_t size = bodies.size();
  const std::size_t half = size / 2;
  auto [root, below] = std::move(nodes).split_at(1);
  auto [front, back] = std::move(bodies).split_at(half);
  auto [front_nodes, back_nodes] = std::move(below).split_at(nodes_for(half));
  if (size < worth_a_fork) {
    build(std::move(front), std::move(front_nodes), first_body);
    build(std::move(back), std::move(back_nodes), first_body + half);
  } else {
    lend::join(lend::task(build, std::move(front), std::move(front_nodes), first_body),
               lend::task(build, std::move(back), std::move(back_nodes), first_body + half));
  }
}

void add_pull(pull& sum, const vec& at, const vec& from, double mass, gravity law) {
  const vec way = from - at;
  const double inverse = 1 / std::sqrt(dot(way, way) + law.softening * law.softening);
  sum.acceleration = sum.acceleration + mass * inverse * inverse * inverse * way;
  sum.potential -= mass * inverse;
}

/// What is not there pulls with no force, but a potential: that of a body with itself is undone.
void leave_out(pull& sum, const body& self, gravity law) {
  sum.potential += self.mass / law.softening;
}

bool looks_like_a_point(const node& of, const vec& seen_from, gravity law) {
  const vec way = of.center_of_mass - seen_from;
  return of.extent * of.extent < law.opening * law.opening * dot(way, way);
}

}  // namespace

std::vector<node> build_tree(std::vector<body>& bodies) {
  std::vector<node> nodes(nodes_for(bodies.size()));
  lend::run(build, lend::mut(bodies), lend::mut(nodes), std::size_t{0});
  return nodes;
}

pull pull_on(const body& of, lend::slice<node> tree, lend::slice<body> bodies, gravity law) {
  pull sum;
  for (std::size_t i = 0; i < tree.size();) {
    const node& box = tree[i];
    if (looks_like_a_point(box, of.place, law)) {
      add_pull(sum, of.place, box.center_of_mass, box.mass, law);
      i += box.nodes;
    } else if (box.nodes == 1) {
      for (const body& each : bodies.subslice(box.first_body, box.bodies)) {
        add_pull(sum, of.place, each.place, each.mass, law);
      }
      ++i;
    } else {
      ++i;
    }
  }
  leave_out(sum, of, law);
  return sum;
}

pull exact_pull_on(const body& of, lend::slice<body> bodies, gravity law) {
  pull sum;
  for (const body& each : bodies) add_pull(sum, of.place, each.place, each.mass, law);
  leave_out(sum, of, law);
  return sum;
}
