// lend[owned]
#include <lend/lend.hpp>

#include <string>

struct named {
  std::string name;
  const std::string& operator()() const { return name; }
};
struct copies {
  std::string name;
  std::string operator()() const { return name; }
};

int main() {
#ifdef BREAK
  const std::string name = lend::run(named{"n"});
#else
  const std::string name = lend::run(copies{"n"});
#endif
  return name.size() == 1 ? 0 : 1;
}
