// lend[call]
// shows: called_with<const lend::slice_mut<int>&>
#include <lend/lend.hpp>

#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  const auto base = [](lend::slice_mut<int> s) { s[0] = 1; };
  const auto split = [](lend::slice_mut<int> s) {
    const auto middle = s.size() / 2;
    return std::move(s).split_at(middle);
  };
#ifdef BREAK
  const auto is_base = [](lend::slice_mut<int> s) { return s.size() < 2; };
#else
  const auto is_base = [](const lend::slice_mut<int>& s) { return s.size() < 2; };
#endif
  lend::divide_and_conquer(lend::mut(v), is_base, base, split);
}
