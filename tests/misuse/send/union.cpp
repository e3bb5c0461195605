// lend[send]
#include <lend/lend.hpp>

#include <variant>

union either {
  int i;
  float f;
};

int main() {
#ifdef BREAK
  return lend::run([](either e) { return e.i; }, either{0});
#else
  return lend::run([](std::variant<int, float> e) { return std::get<int>(e); },
                   std::variant<int, float>(0));
#endif
}
