// lend[call]
#include <lend/lend.hpp>

#include <string>
#include <vector>

void take(std::string) {}

int main() {
#ifdef BREAK
  lend::run(take, 3);
#else
  lend::run(take, std::string("3"));
#endif
}
