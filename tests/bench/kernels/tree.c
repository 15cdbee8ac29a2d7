// A binary search tree: pointers.
#include "kernel.h"
#define N 40000
typedef struct Node {
    struct Node *left, *right;
    unsigned key;
} Node;
static Node nodes[N];
KERNEL int run(int n) {
    unsigned sum = 0;
    for (int round = 0; round < n; ++round) {
        Node* root = 0;
        for (int i = 0; i < N; ++i) {
            Node* node = &nodes[i];
            *node = (Node){0, 0, next_random() >> 4};
            Node** at = &root;
            while (*at) at = node->key < (*at)->key ? &(*at)->left : &(*at)->right;
            *at = node;
        }
        for (const Node* at = root; at; at = at->left) sum = sum * 31 + at->key;
    }
    return (int)sum;
}
