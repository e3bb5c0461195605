#include <lend/lend.hpp>

#include "checked.hpp"

#include <utility>
#include <vector>

namespace {

struct table {
  std::vector<int> values;
};

void work(lend::slice_mut<int> part, lend::ref<table> known) {
  for (int& each : part)
    each = known->values[static_cast<std::size_t>(each) % known->values.size()];
}

void look_up(std::vector<int>& data, const table& the_table) {
  // README: scope
  // the tasks of a scope take parts of what the scope was lent
  lend::scope(
      [](lend::scope_handle& s, lend::slice_mut<int> v, lend::ref<table> t) {
        auto [head, tail] = std::move(v).split_at(1000);
        s.spawn(work, std::move(head), t);
        s.spawn(work, std::move(tail), t);
      },
      lend::mut(data), lend::shared(the_table));
  // README: end
}

}  // namespace

int main() {
  const table squares{{0, 1, 4, 9, 16, 25, 36, 49, 64, 81}};
  std::vector<int> data;
  std::vector<int> expected;
  for (int i = 0; i < 5000; ++i) {
    data.push_back(i);
    expected.push_back((i % 10) * (i % 10));
  }
  look_up(data, squares);
  return checked(data == expected);
}
