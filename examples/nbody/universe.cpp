#include "universe.hpp"

#include <lend/lend.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace {

struct squares {
  double errors = 0;
  double pulls = 0;
};

squares add(const squares& a, const squares& b) { return {a.errors + b.errors, a.pulls + b.pulls}; }

squares squares_of_error(std::size_t i, lend::slice<body> bodies, lend::slice<pull> pulls,
                         gravity law) {
  const vec exact = exact_pull_on(bodies[i], bodies, law).acceleration;
  const vec error = pulls[i].acceleration - exact;
  return {dot(error, error), dot(exact, exact)};
}

}  // namespace

universe::universe(std::vector<body> bodies) : bodies_(std::move(bodies)), pulls_(bodies_.size()) {
  find_pulls();
}

void universe::find_pulls() {
  const std::vector<node> tree = build_tree(bodies_);
  lend::transform(bodies_, pulls_, pull_on, lend::shared(tree), lend::shared(bodies_), law_);
}

void universe::kick(double time) {
  lend::for_each(
      lend::zip(bodies_, std::as_const(pulls_)),
      [](body& each, const pull& felt, double passed) {
        each.velocity = each.velocity + passed * felt.acceleration;
      },
      time);
}

void universe::advance(double time) {
  kick(time / 2);
  lend::for_each(
      bodies_, [](body& each, double passed) { each.place = each.place + passed * each.velocity; },
      time);
  find_pulls();
  kick(time / 2);
}

double universe::kinetic_energy() const {
  return lend::transform_reduce(bodies_, 0.0, std::plus<>{}, [](const body& each) {
    return each.mass * dot(each.velocity, each.velocity) / 2;
  });
}

double universe::potential_energy() const {
  return lend::transform_reduce(
      lend::zip(bodies_, pulls_), 0.0, std::plus<>{},
      [](const body& each, const pull& felt) { return each.mass * felt.potential / 2; });
}

double universe::error_of_pulls(std::size_t sample) const {
  const std::size_t step = std::max<std::size_t>(1, bodies_.size() / sample);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < bodies_.size(); i += step) chosen.push_back(i);
  const squares sum = lend::transform_reduce(chosen, squares{}, add, squares_of_error,
                                             lend::shared(bodies_), lend::shared(pulls_), law_);
  return std::sqrt(sum.errors / sum.pulls);
}
