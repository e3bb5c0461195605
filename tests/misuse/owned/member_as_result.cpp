// lend[owned]
#include <lend/lend.hpp>

#include <string>

struct record {
  std::string name;
  [[nodiscard]] std::string copy() const { return name; }
};

int main() {
  const record r{"n"};
#ifdef BREAK
  const std::string name = lend::run(&record::name, lend::shared(r));
#else
  const std::string name = lend::run(&record::copy, lend::shared(r));
#endif
  return name.size() == 1 ? 0 : 1;
}
