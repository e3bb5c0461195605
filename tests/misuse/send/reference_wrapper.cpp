// lend[send]
// culprit: std::reference_wrapper<int>
#include <lend/lend.hpp>

#include <functional>

int main() {
#ifdef BREAK
  int n = 0;
  lend::run([](std::reference_wrapper<int> r) { ++r.get(); }, std::ref(n));
#else
  int n = 0;
  lend::run([](int& r) { ++r; }, lend::mut(n));
#endif
}
