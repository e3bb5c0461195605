// lend[copy]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

int main() {
  const std::vector<std::string> v{"a", "b"};
  const std::string none;
  const auto length = [](const std::string& s) { return s.size(); };
#ifdef BREAK
  const auto all = lend::reduce_by_key(v, length, none, std::plus<>{});
#else
  const auto all = lend::reduce_by_key(v, length, lend::copy(none), std::plus<>{});
#endif
  return all.size() == 1 ? 0 : 1;
}
