// lend[copy]
#include <lend/lend.hpp>

#include <cstddef>
#include <vector>

int main() {
  lend::mutex<std::vector<int>> numbers;
  auto held = numbers.lock();
#ifdef BREAK
  const std::size_t size = lend::run([](const std::vector<int>& v) { return v.size(); }, *held);
#else
  const std::size_t size =
      lend::run([](const std::vector<int>& v) { return v.size(); }, lend::shared(held));
#endif
  return static_cast<int>(size);
}
