// without memory_search object_runs
//
// Flat data are compared as they lie there, whatever is lent beside them that cannot own them.
// Objects that may own each other are walked.

#include <lend/lend.hpp>

#include <list>
#include <memory>
#include <string>
#include <vector>

struct node {
  double value;
  std::unique_ptr<node> left;
  std::unique_ptr<node> right;
};

void scale(std::vector<double>& numbers, double& factor, std::vector<std::vector<int>>& rows,
           std::list<std::string>& names) {
  lend::call([](auto, double&, auto, auto&&) {}, lend::mut(numbers), lend::mut(factor),
             lend::mut(rows), lend::mut(names));
}

void add(std::vector<double>& sums, const std::vector<double>& parts, const std::string& name) {
  lend::for_each(
      lend::zip(sums, parts), [](double& sum, double part, const std::string&) { sum += part; },
      lend::shared(name));
}

#ifdef CONTROL
void walk(node& tree, double& sum) {
  lend::call([](node&, double&) {}, lend::mut(tree), lend::mut(sum));
}
#endif
