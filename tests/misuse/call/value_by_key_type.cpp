// lend[call]
#include <lend/lend.hpp>

#include <functional>
#include <string>
#include <vector>

struct sale {
  int city;
  std::string goods;
};

int main() {
  const std::vector<sale> v{{1, "a"}, {2, "b"}};
#ifdef BREAK
  const auto sums = lend::reduce_by_key(v, &sale::city, 0, std::plus<>{}, &sale::goods);
#else
  const auto sums = lend::reduce_by_key(v, &sale::city, std::string(), std::plus<>{}, &sale::goods);
#endif
  return sums.size() == 2 ? 0 : 1;
}
