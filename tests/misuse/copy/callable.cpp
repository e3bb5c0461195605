// lend[copy]
#include <lend/lend.hpp>

#include <string>

struct greeter {
  std::string name;
  int operator()() const { return static_cast<int>(name.size()) - 3; }
};

int main() {
  greeter g{"you"};
#ifdef BREAK
  return lend::run(g);
#else
  return lend::run(std::move(g));
#endif
}
