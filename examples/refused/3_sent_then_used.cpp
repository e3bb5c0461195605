// lend[copy]
// Sending and then using: what was put into a channel belongs to whoever receives it.
#include <lend/lend.hpp>

#include <cstdio>
#include <utility>
#include <vector>

void print(const std::vector<int>& numbers) {
  for (const int number : numbers) std::printf("%d\n", number);
}

int main() {
  auto [to, from] = lend::channel<std::vector<int>>(1);
  std::vector<int> numbers{1, 2, 3};
#ifdef BREAK
  static_cast<void>(to.send(numbers));
  print(numbers);
#else
  print(numbers);
  static_cast<void>(to.send(std::move(numbers)));
#endif
}
