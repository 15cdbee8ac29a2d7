// Duty in percent of the goods. Made up for this lab.
const rates = { CN: 0, TH: 10, VN: 5 };

export function start(goods, terms) {
  return {
    screen: "cart",
    goods,
    terms,
    to: null,
    duty: null,
    receipts: {},
  };
}

// Half a sen goes up.
function dutyOf(goods, to) {
  return Math.floor((goods * rates[to] + 50) / 100);
}

function money(sen) {
  return `RM ${(sen / 100).toFixed(2)}`;
}

function receipt(key, sen) {
  return `Receipt ${key}: ${money(sen)}`;
}

// What the shop says on a screen.
export function tell(state) {
  switch (state.screen) {
    case "cart":
      return `Cart: ${money(state.goods)}`;
    case "address":
      return `To: ${state.to ?? "nowhere yet"}`;
    case "duties":
      return state.terms === "DDP"
        ? `Duty ${money(state.duty)}, in our price`
        : `Duty ${money(state.duty)}, at your door`;
    case "pay":
      return `Pay ${money(due(state))}`;
    default:
      return "Thank you";
  }
}

export function due({ terms, goods, duty }) {
  let sum = goods;
  if (terms === "DDP") sum += duty;
  return sum;
}

// A move gives what changes, a text to say instead, or nothing: then it is refused.
const toScreen = (screen) => () => ({ screen });
const choose = (state, to) => ({ screen: "address", to, duty: null });
const disclose = (state) =>
  state.to === null ? "Where to?" : { screen: "duties", duty: dutyOf(state.goods, state.to) };

const moves = {
  cart: { next: toScreen("address"), address: choose },
  address: { next: disclose, back: toScreen("cart"), address: choose },
  duties: { next: toScreen("pay"), back: toScreen("address"), address: choose },
  pay: { back: toScreen("duties"), address: choose },
  done: { next: () => ({ screen: "cart", duty: null }) },
};

function pay(state, key) {
  const known = state.receipts[key];
  if (known !== undefined) return { state, say: receipt(key, known) };
  if (state.screen !== "pay") return { state, say: "Not now" };
  const receipts = Object.assign({}, state.receipts);
  receipts[key] = due(state);
  return { state: Object.assign({}, state, { screen: "done", receipts }), say: receipt(key, receipts[key]) };
}

export function step(state, { type, value }) {
  if (type === "pay") return pay(state, value);
  const move = moves[state.screen][type];
  if (move === undefined) return { state, say: "Not now" };
  const change = move(state, value);
  if (typeof change === "string") return { state, say: change };
  const next = Object.assign({}, state, change);
  return { state: next, say: tell(next) };
}

// Every answer, event by event. Leave this to the checks.
export function walk(state, events) {
  const answers = [];
  for (const event of events) {
    const answer = step(state, event);
    answers.push(answer);
    state = answer.state;
  }
  return answers;
}
