// lend[send]
#include <lend/lend.hpp>

#include <memory>

int main() {
  auto counted = std::make_shared<int>(0);
#ifdef BREAK
  lend::run([](std::weak_ptr<int> w) { ++*w.lock(); }, std::weak_ptr<int>(counted));
#else
  lend::run([](int& n) { ++n; }, lend::mut(*counted));
#endif
}
