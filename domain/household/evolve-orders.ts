import type { HouseholdEvent } from './events.ts';
import type { HouseholdState, OrderApplication, ProtectionOrder } from './state.ts';

type OrderEvent = HouseholdEvent & { type: `protection-order-${string}` };

/** What an event about protection orders, or about applications for one, makes of a household. */
export function onOrders(state: HouseholdState, event: OrderEvent): HouseholdState {
  switch (event.type) {
    case 'protection-order-recorded':
      return { ...granted(state, event.order), orders: [...state.orders, event.order] };
    case 'protection-order-expired':
      return withOrder(state, event.orderId, () => ({ expiredAt: event.at }));
    case 'protection-order-revoked':
      return withOrder(state, event.orderId, () => ({ expiredAt: event.at, revokedOn: event.on }));
    case 'protection-order-helped': {
      const { helpedAt: at, byUserId, note } = event;
      return withOrder(state, event.orderId, ({ helped }) => ({ helped: [...helped, { at, byUserId, note }] }));
    }
    case 'protection-order-breached':
      return withOrder(state, event.orderId, ({ breaches }) => ({ breaches: [...breaches, event.breach] }));
    case 'protection-order-applied':
      return { ...state, applications: [...state.applications, event.application] };
    case 'protection-order-refused': {
      const { on, note } = event;
      return withApplication(state, event.applicationId, { decision: { as: 'refused', on, note } });
    }
    case 'protection-order-decision-overdue':
      return withApplication(state, event.applicationId, { lapsedAt: event.at });
  }
}

/** An order decides what was asked of its court. */
function granted(state: HouseholdState, { orderId, courtId }: ProtectionOrder): HouseholdState {
  const applications = state.applications.map(
    (each): OrderApplication =>
      each.courtId === courtId && each.decision === undefined
        ? { ...each, decision: { as: 'granted', orderId } }
        : each,
  );
  return { ...state, applications };
}

function withOrder(
  state: HouseholdState,
  orderId: string,
  change: (order: ProtectionOrder) => Partial<ProtectionOrder>,
): HouseholdState {
  const orders = state.orders.map((each) => (each.orderId === orderId ? { ...each, ...change(each) } : each));
  return { ...state, orders };
}

function withApplication(
  state: HouseholdState,
  applicationId: string,
  change: Partial<OrderApplication>,
): HouseholdState {
  const applications = state.applications.map((each) =>
    each.applicationId === applicationId ? { ...each, ...change } : each,
  );
  return { ...state, applications };
}
