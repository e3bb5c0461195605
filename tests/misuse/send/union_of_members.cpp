// lend[send]
#include <lend/lend.hpp>

#include <tuple>
#include <variant>

union number {
  int whole;
  float real;
};

int main() {
#ifdef BREAK
  return lend::run([](number n) { return n.whole; }, number{0});
#else
  return lend::run([](std::variant<int, float> n) { return std::get<int>(n); },
                   std::variant<int, float>(0));
#endif
}
