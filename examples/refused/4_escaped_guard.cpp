// lend[guard]
// Letting guarded data escape: the lock is given back, and what it guarded is still at hand.
#include <lend/lend.hpp>

#include <vector>

void add(lend::mutex<std::vector<int>>& numbers) {
#ifdef BREAK
  std::vector<int>& all = *numbers.lock();
  all.push_back(3);
#else
  auto all = numbers.lock();
  all->push_back(3);
#endif
}

int main() {
  lend::mutex<std::vector<int>> numbers;
  add(numbers);
}
