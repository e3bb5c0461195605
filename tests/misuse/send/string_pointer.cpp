// lend[send]
#include <lend/lend.hpp>

#include <string>

struct greeting {
  const char* text;
};
struct owned_greeting {
  std::string text;
};

int main() {
#ifdef BREAK
  return lend::run([](greeting g) { return g.text[0] - 'a'; }, greeting{"a"});
#else
  return lend::run([](owned_greeting g) { return g.text[0] - 'a'; }, owned_greeting{"a"});
#endif
}
