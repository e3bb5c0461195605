// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

int main() {
  const std::vector<std::string> words{"a", "bc"};
#ifdef BREAK
  return (lend::par(words) | lend::sum) == 3 ? 0 : 1;
#else
  return (lend::par(words) | lend::transform(&std::string::size) | lend::sum) == 3 ? 0 : 1;
#endif
}
