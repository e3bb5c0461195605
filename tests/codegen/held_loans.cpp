// without throw_overlap
//
// Loans that a task holds are disjoint already: calls that only pass them on compare nothing. A
// loan that is made there has to be compared.

#include <lend/lend.hpp>

#include <utility>

void halve(lend::slice_mut<int> v) {
  if (v.size() > 1) {
    lend::join(v.split_at(v.size() / 2), halve);
  }
}

void give_away(lend::slice_mut<int> v) {
  if (v.size() > 1) {
    const std::size_t middle = v.size() / 2;
    lend::join(std::move(v).split_at(middle), give_away);
  }
}

void halve_by_tasks(lend::slice_mut<int> v) {
  if (v.size() > 1) {
    auto [low, high] = std::move(v).split_at(v.size() / 2);
    lend::join(lend::task(halve_by_tasks, std::move(low)),
               lend::task(halve_by_tasks, std::move(high)));
  }
}

void halve_by_table(lend::slice_mut<int> v, lend::slice<int> table, lend::ref<long> factor) {
  if (v.size() > 1) {
    lend::join(v.split_at(v.size() / 2), halve_by_table, table, factor);
  }
}

void spawn_both(lend::scope_handle& scope, lend::slice_mut<int> v, lend::slice<int> table) {
  if (v.size() > 1) {
    auto [low, high] = std::move(v).split_at(v.size() / 2);
    scope.spawn(spawn_both, std::move(low), table);
    scope.spawn(spawn_both, std::move(high), table);
  }
}

#ifdef CONTROL
void halve_by_number(lend::slice_mut<int> v, const int& by) {
  int number = by + 1;
  if (v.size() > 1) {
    lend::join(v.split_at(v.size() / 2), halve_by_number, lend::shared(number));
  }
}
#endif
