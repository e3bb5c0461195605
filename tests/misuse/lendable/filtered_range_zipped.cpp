// lend[lendable]
#include <lend/lend.hpp>

#include <algorithm>
#include <iterator>
#include <ranges>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
  std::vector<int> w{1, 2, 3};
#ifdef BREAK
  auto odd = w | std::views::filter([](int x) { return x % 2 != 0; });
  lend::for_each(lend::zip(v, odd), [](int& x, int& y) { x = y; });
#else
  std::vector<int> odd;
  std::ranges::copy_if(w, std::back_inserter(odd), [](int x) { return x != 2; });
  odd.push_back(5);
  lend::for_each(lend::zip(v, odd), [](int& x, int& y) { x = y; });
#endif
}
