// lend[call]
// shows: called_with<
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  std::vector<int> v{3, 1, 2};
#ifdef BREAK
  const auto n = 2 * lend::run([](auto s, auto) { return s[0]; }, lend::shared(v)) + 1;
  int total = 1;
  total += n;
  if (n == 4 || -n < total) return total;
  const std::string text = "v" + lend::run([](auto s, auto) { return s[0]; }, lend::shared(v));
#else
  const auto n = 2 * lend::run([](auto s) { return s[0]; }, lend::shared(v)) + 1;
  int total = 1;
  total += n;
  if (n == 4 || -n < total) return total;
  const std::string text = "v" + lend::run([](auto) { return std::string("1"); }, lend::shared(v));
#endif
  return static_cast<int>(text.size());
}
