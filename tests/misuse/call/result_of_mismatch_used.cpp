// lend[call]
// shows: called_with<int>
#include <lend/lend.hpp>

#include <vector>

int main() {
#ifdef BREAK
  const std::vector<int> v = lend::run([](std::vector<int> w) { return w; }, 3);
#else
  const std::vector<int> v = lend::run([](std::vector<int> w) { return w; }, std::vector<int>(3));
#endif
  int sum = 0;
  for (const int n : v) sum += n;
  return sum;
}
