// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

int main() {
  const std::vector<std::string> v{"a", "b"};
#ifdef BREAK
  return lend::sum(v) == "ab" ? 0 : 1;
#else
  return lend::reduce(v, std::string(), std::plus<>{}) == "ab" ? 0 : 1;
#endif
}
